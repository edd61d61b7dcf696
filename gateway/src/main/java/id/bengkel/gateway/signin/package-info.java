/** Lets people in by their password and out again, and makes guessing slow. */
package id.bengkel.gateway.signin;
