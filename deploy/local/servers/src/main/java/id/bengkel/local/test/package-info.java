/** What the services' tests run against: real servers, real tokens. */
package id.bengkel.local.test;
