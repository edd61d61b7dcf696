/** The people who answer customers: who they are, and who is there. */
package id.bengkel.chat.agent;
