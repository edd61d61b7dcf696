/** Forgets which events were counted, once they cannot come again. */
package id.bengkel.report.retention;
