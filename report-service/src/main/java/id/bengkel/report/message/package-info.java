/** Counts the messages that reminder-service tells of, each exactly once. */
package id.bengkel.report.message;
