/** Answers that services give alike. */
package id.bengkel.chassis.answer;
