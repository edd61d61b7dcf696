/** Gives every request an id that its answer, its log lines and its events carry. */
package id.bengkel.chassis.request;
