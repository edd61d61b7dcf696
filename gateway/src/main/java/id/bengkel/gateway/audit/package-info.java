/** Remembers who changed or sent what. */
package id.bengkel.gateway.audit;
