/** This service's own copy of the vehicles, fed by {@code vehicle-changed}: what the bot tells their owners. */
package id.bengkel.chat.vehicle;
