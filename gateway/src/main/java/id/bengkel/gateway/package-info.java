/** The one door to the workshop's services: who may come in, and where each request goes. */
package id.bengkel.gateway;
