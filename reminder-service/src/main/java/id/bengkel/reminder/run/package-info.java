/** A run of reminders: plans a message for every vehicle that is due, and tells how far they have come. */
package id.bengkel.reminder.run;
