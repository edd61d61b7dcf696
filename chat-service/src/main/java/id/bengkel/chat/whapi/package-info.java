/** Speaks to Whapi and tells what its answers mean for a message. */
package id.bengkel.chat.whapi;
