/** The vehicles, when they are due for service, and the events that tell other services of both. */
package id.bengkel.customer.vehicle;
