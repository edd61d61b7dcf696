/** Forgets chats that are long over, and sooner what only served to get there. */
package id.bengkel.chat.retention;
