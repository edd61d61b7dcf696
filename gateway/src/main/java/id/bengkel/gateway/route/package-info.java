/** Leads requests to the service that answers them, and answers for a service that does not. */
package id.bengkel.gateway.route;
