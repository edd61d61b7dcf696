/** What all parts of the service share: its catalogue of errors and how it reads what people typed. */
package id.bengkel.customer;
