/** The words of messages, with places for what differs. */
package id.bengkel.reminder.text;
