/** Limits how long anybody waits for the database, and tells what it refused. */
package id.bengkel.chassis.database;
