/** Reads what people send beside JSON: path and query parameters, so that one that cannot be read is named, and typed text. */
package id.bengkel.chassis.input;
