/** Limits how long anybody waits for the database. */
package id.bengkel.chassis.database;
