/** Folders that come and go as a whole. */
package id.bengkel.local.folder;
