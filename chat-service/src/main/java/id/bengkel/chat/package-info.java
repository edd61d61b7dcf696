/** Holds the workshop's WhatsApp conversations. */
package id.bengkel.chat;
