/** Tells the workshop's admin how the reminders go. */
package id.bengkel.reminder.notice;
