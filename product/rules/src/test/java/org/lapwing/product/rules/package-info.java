/** The rules of the house as tests. Each rule says a sentence that names the offender; each is tried on a made-up one. */
package org.lapwing.product.rules;
