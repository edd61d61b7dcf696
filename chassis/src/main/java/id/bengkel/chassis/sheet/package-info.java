/** Reads and writes tables of people's data as CSV, XLSX and JSON, row by row and in bounded memory. */
package id.bengkel.chassis.sheet;
