/** The people who bring their vehicles. */
package id.bengkel.customer.customer;
