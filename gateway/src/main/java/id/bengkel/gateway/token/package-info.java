/** Issues access tokens, makes them void before their time, and says which are good. */
package id.bengkel.gateway.token;
