/** Customers and their vehicles in spreadsheets, in and out. */
package id.bengkel.customer.sheet;
