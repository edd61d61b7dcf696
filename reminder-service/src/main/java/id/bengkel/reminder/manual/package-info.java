/** Customers who are in no other service: typed in or imported by hand, and reminded like all others. */
package id.bengkel.reminder.manual;
