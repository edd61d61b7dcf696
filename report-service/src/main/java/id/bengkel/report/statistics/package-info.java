/** Sums up the reports and the days. */
package id.bengkel.report.statistics;
