/** Shows how often, and when last, each customer was written to about each vehicle. */
package id.bengkel.report;
