/** Forgets old messages, but not what became of them. */
package id.bengkel.reminder.retention;
