/** Tells the machines that watch how the reminders go. */
package id.bengkel.reminder.figure;
