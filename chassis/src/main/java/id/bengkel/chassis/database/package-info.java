/** Limits how long anybody waits for the database, tells what it refused, and hands it many rows at once. */
package id.bengkel.chassis.database;
