/** Takes in what Whapi's webhook brings: what customers write, and what becomes of what we wrote. */
package id.bengkel.chat.incoming;
