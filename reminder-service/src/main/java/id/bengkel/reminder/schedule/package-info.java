/** When the daily run happens: kept in the database, so that every replica knows and a restart changes nothing. */
package id.bengkel.reminder.schedule;
