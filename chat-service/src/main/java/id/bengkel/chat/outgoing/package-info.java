/** Sends to WhatsApp what people and the bot have written, in order within a chat. */
package id.bengkel.chat.outgoing;
