/** Tells who really sent a request. */
package id.bengkel.gateway.client;
