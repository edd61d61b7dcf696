/** Sends single messages to any number, while the caller waits. */
package id.bengkel.reminder.direct;
