/** The chats and their messages, as people see and lead them. */
package id.bengkel.chat.conversation;
