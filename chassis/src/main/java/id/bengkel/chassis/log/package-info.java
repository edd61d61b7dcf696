/** What a service's log leaves out. */
package id.bengkel.chassis.log;
