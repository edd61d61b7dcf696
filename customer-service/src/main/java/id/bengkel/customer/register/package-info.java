/** Customers together with their vehicles: taking them in, and the list of who drives what. */
package id.bengkel.customer.register;
