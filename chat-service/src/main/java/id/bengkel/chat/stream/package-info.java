/** Tells people who look on, and other services, what happens in the chats, as it happens. */
package id.bengkel.chat.stream;
