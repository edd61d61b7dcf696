/** This service's own copy of the vehicles, fed by {@code vehicle-changed}. */
package id.bengkel.reminder.vehicle;
