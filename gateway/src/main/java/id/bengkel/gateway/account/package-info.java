/** The people who may sign in, and what they may do. */
package id.bengkel.gateway.account;
