/** The line between an agent and the admins, which no customer hears. */
package id.bengkel.chat.adminchat;
