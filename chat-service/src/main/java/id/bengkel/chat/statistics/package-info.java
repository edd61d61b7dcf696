/** How the chats go. */
package id.bengkel.chat.statistics;
