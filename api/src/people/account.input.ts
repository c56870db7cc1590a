import { z } from "zod"

/** An e-mail address as people type it: spaces around it and capitals do not matter. */
export const emailInput = z
  .string()
  .trim()
  .toLowerCase()
  .min(1, "Enter an e-mail address")
  .max(254, "Enter an e-mail address with at most 254 characters")
  .pipe(z.email("Enter an e-mail address in the right format, like name@example.nhs.uk"))

/** A person's name as others see it: one line, no control characters. */
export const nameInput = z
  .string()
  .transform((name) =>
    name
      .normalize("NFC")
      .replace(/[\p{Cc}\p{Cf}\u2028\u2029\s]+/gu, " ")
      .trim(),
  )
  .pipe(z.string().min(2, "Enter your full name").max(100, "Enter a name with at most 100 characters"))

// Its length is checked with the other rules of passwords; this bound only keeps hashing cheap.
const passwordInput = z.string().min(1, "Enter a password").max(1000, "Enter a shorter password")

/** A password that exists already, which no rule but the right one applies to. */
export const currentPasswordInput = z.string().min(1, "Enter your password").max(1000, "That password is not right")

export const signUpInput = z.object({
  name: nameInput,
  email: emailInput,
  password: passwordInput,
  acceptTerms: z.literal(true, "Agree to the terms of use to create an account"),
})

export const resetPasswordInput = z.object({ token: z.string(), password: passwordInput })

export const changePasswordInput = z.object({ currentPassword: currentPasswordInput, newPassword: passwordInput })

export const changeEmailInput = z.object({ email: emailInput, password: z.string().max(1000, "That password is not right").default("") })

export const signInInput = z.object({ email: emailInput, password: currentPasswordInput })
