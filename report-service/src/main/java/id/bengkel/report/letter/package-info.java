/** What could not be counted: people look at it, and have it tried again. */
package id.bengkel.report.letter;
