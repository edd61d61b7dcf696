/** What answers customers when no person does, and the commands that admins send from their phones. */
package id.bengkel.chat.bot;
