/** Answers lists: complete and streamed, or page by page. */
package id.bengkel.chassis.page;
