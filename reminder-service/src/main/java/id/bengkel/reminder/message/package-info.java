/** Every message ever asked for: queued, sent at most once, accounted for, and told of. */
package id.bengkel.reminder.message;
