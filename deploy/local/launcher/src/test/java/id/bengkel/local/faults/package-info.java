/** What becomes of reminders and reports when something breaks under them; the sandbox is the judge. */
package id.bengkel.local.faults;
