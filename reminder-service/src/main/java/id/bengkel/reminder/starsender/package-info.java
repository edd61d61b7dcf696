/** Speaks to StarSender and tells what its answers mean for a message. */
package id.bengkel.reminder.starsender;
